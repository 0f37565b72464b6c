"""From sound and words to emotions: transcribing, segmenting, prosody, classifying, fusing."""
