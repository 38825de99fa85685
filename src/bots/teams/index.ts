export { createTeamsBot } from "./bot.ts";
export { createTeamsChannel } from "./channel.ts";
export { checkTeams } from "./check.ts";
export { createTeamsConnection } from "./connection.ts";
export { teamsPackage } from "./manifest.ts";
