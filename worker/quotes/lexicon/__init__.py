"""What a language can say of itself: its words, forms and agreement. No language is named here."""
