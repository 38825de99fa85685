/** The measure for `bench start`: a process that only imports the two SDKs. */
await Promise.all([import("@slack/bolt"), import("botbuilder")]);
process.stdout.write("imported\n");
process.exit(0);
