"""A bank to rehearse with: a real SFTP server on the loopback that judges what it is sent."""
