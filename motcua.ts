process.stdout.write('Motcua\n');
