"""Knowledge of a language as data, loaded and checked row by row."""
