"""The house's own widgets; they are handed frozen records and give signals back."""
