from hypothesis import settings

# Tests share their machine: how long an example takes says nothing.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
