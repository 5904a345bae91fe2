"""Ledgers: plans of tasks and targets as data, with the pure rules that work on them."""
