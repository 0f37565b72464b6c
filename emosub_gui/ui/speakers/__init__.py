"""Who speaks: telling speakers apart, and naming them."""
