"""Due feeds -> polls -> items on their topic; the subscription list, poll state and hubs."""
