throw new Error('a module asks for botbuilder-dialogs, though another framework is in its place');
