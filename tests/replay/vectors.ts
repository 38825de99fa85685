/** CVSS vectors, by what the table of BOD 26-04 asks. */

/** Over the network, by itself, everything: automatable and total. */
export const WORST = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
/** Over the network, with an account: not automatable, total. */
export const WITH_ACCOUNT = "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H";
/** On the machine, a little of it: not automatable, partial. */
export const LOCAL = "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:L/A:N";
