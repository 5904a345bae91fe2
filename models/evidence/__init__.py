"""Photos and documents: checked, hashed and kept beside the record they belong to."""
