/** The words SSVC's decision points and outcomes have (CERTCC/SSVC), as the tables of this folder use them. */

/** Automatable 2.0.0; In KEV 1.0.0 and Publicly Exposed 1.0.0 (cisa) have the same two values. */
export type YesNo = "yes" | "no";
/** Technical Impact 1.0.0. */
export type TechnicalImpact = "partial" | "total";
/** Exploitation 1.1.0. */
export type Exploitation = "none" | "public poc" | "active";
/** Mission and Well-Being Impact 1.0.0. */
export type Mission = "low" | "medium" | "high";
/** CISA Levels 1.1.0. */
export type CisaLevel = "track" | "track*" | "attend" | "act";
/** CISA BOD 26-04 Remediation Timelines 1.0.0. */
export type Remediation =
  | "fix on system upgrade"
  | "60 days"
  | "14 days"
  | "3 days"
  | "3 days & forensic investigation";
