"""What a kind of value looks like in text: each module turns a `Text` into mentions of one kind."""
