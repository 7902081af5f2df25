export OF_THE_FILE=1
