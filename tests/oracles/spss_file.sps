* What PSPP reads in the file a.sav of this folder: the sets of several choices, and the dictionary.
GET FILE="a.sav".
MRSETS /DISPLAY NAME=ALL.
DISPLAY DICTIONARY.
