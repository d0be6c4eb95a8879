"""cadrage reads a corpus of French news and says, checkably, how it told its story."""
