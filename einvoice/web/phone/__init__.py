"""The app that the portal is on a phone: manifest, worker, and the pages that a phone keeps."""
