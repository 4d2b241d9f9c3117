@rem The scripts of package.json begin with "exec", so that signals reach the process and not a shell. cmd.exe has no such word.
@%*
