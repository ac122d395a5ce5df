import ArgumentParser

DevCommand.main()
