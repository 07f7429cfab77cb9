# src/text: see HACKING, "The house".
