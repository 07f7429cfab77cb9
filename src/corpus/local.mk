# src/corpus: see HACKING, "The house".
