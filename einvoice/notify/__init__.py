"""How people are told: e-mail, webhook, metrics, log. Nothing here can stop a run."""
