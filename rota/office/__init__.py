"""Areas, units, people, posts, links, reception points, absences, wishes; import of a county's lists."""
