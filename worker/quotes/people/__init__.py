"""Document -> its people and bodies, and which of them a mention means."""
