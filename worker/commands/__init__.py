"""What each subcommand does: collaborators are put together here, results go to stdout."""
