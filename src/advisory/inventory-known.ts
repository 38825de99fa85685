/**
 * Names that mean the same thing, and names that mean too much: facts about well-known products. An organization adds
 * its own in the inventory's column `aliases`.
 */

export interface Renaming {
  /** Every name, without the vendor's. */
  names: readonly string[];
  /** Whose they are and were; a name counts only where the vendor is one of them or is not stated. */
  vendors: readonly string[];
  /** Who says so. */
  source: string;
}

/** Products that changed their name, or are commonly called by another one. */
export const RENAMINGS: readonly Renaming[] = [
  {
    names: ["Pulse Connect Secure", "Connect Secure"],
    vendors: ["Pulse Secure", "Ivanti"],
    source: "Ivanti, acquisition of Pulse Secure (December 2020)",
  },
  {
    names: ["Pulse Policy Secure", "Policy Secure"],
    vendors: ["Pulse Secure", "Ivanti"],
    source: "Ivanti, acquisition of Pulse Secure (December 2020)",
  },
  {
    names: ["MobileIron Core", "Endpoint Manager Mobile", "EPMM"],
    vendors: ["MobileIron", "Ivanti"],
    source: "Ivanti, Endpoint Manager Mobile, formerly MobileIron Core",
  },
  {
    names: ["NetScaler ADC", "NetScaler", "Citrix ADC", "ADC", "Application Delivery Controller"],
    vendors: ["Citrix", "NetScaler", "Cloud Software Group"],
    source: "Citrix security bulletins: NetScaler ADC (formerly Citrix ADC)",
  },
  {
    names: ["NetScaler Gateway", "Citrix Gateway", "Gateway"],
    vendors: ["Citrix", "NetScaler", "Cloud Software Group"],
    source: "Citrix security bulletins: NetScaler Gateway (formerly Citrix Gateway)",
  },
  {
    names: ["Azure Active Directory", "Azure AD", "Entra ID"],
    vendors: ["Microsoft"],
    source: "Microsoft, new name for Azure Active Directory (July 2023)",
  },
  {
    names: ["Office 365 ProPlus", "365 Apps", "Microsoft 365 Apps"],
    vendors: ["Microsoft"],
    source: "Microsoft, Office 365 ProPlus becomes Microsoft 365 Apps for enterprise (April 2020)",
  },
  { names: ["Exchange Server", "Exchange"], vendors: ["Microsoft"], source: "common short name" },
  { names: ["SharePoint Server", "SharePoint"], vendors: ["Microsoft"], source: "common short name" },
  {
    names: ["Internet Information Services", "IIS"],
    vendors: ["Microsoft"],
    source: "Microsoft's own abbreviation",
  },
  { names: ["Internet Explorer", "IE"], vendors: ["Microsoft"], source: "common abbreviation" },
  {
    names: ["Windows Server Update Services", "WSUS"],
    vendors: ["Microsoft"],
    source: "Microsoft's own abbreviation",
  },
  {
    names: [
      "System Center Configuration Manager",
      "SCCM",
      "Endpoint Configuration Manager",
      "Configuration Manager",
    ],
    vendors: ["Microsoft"],
    source: "Microsoft, Configuration Manager product names",
  },
  {
    names: ["Windows Defender", "Windows Defender Antivirus", "Defender Antivirus"],
    vendors: ["Microsoft"],
    source: "Microsoft, Defender Antivirus, formerly Windows Defender Antivirus",
  },
  { names: ["Azure Sentinel", "Sentinel"], vendors: ["Microsoft"], source: "Microsoft (November 2021)" },
  {
    names: ["AnyConnect Secure Mobility Client", "AnyConnect", "Secure Client"],
    vendors: ["Cisco"],
    source: "Cisco Secure Client, formerly AnyConnect",
  },
  {
    names: ["Firepower Threat Defense", "FTD", "Secure Firewall Threat Defense"],
    vendors: ["Cisco"],
    source: "Cisco Secure Firewall, formerly Firepower",
  },
  {
    names: ["Firepower Management Center", "FMC", "Secure Firewall Management Center"],
    vendors: ["Cisco"],
    source: "Cisco Secure Firewall, formerly Firepower",
  },
  {
    names: ["Adaptive Security Appliance", "ASA", "Adaptive Security Appliance Software"],
    vendors: ["Cisco"],
    source: "Cisco's own abbreviation",
  },
  {
    names: ["Email Security Appliance", "ESA", "Secure Email Gateway"],
    vendors: ["Cisco"],
    source: "Cisco Secure Email Gateway, formerly Email Security Appliance",
  },
  {
    names: ["Web Security Appliance", "WSA", "Secure Web Appliance"],
    vendors: ["Cisco"],
    source: "Cisco Secure Web Appliance, formerly Web Security Appliance",
  },
  {
    names: ["AMP for Endpoints", "Secure Endpoint"],
    vendors: ["Cisco"],
    source: "Cisco Secure Endpoint, formerly AMP for Endpoints",
  },
  {
    names: ["FortiGate", "FortiOS"],
    vendors: ["Fortinet"],
    source: "Fortinet: FortiOS is FortiGate's system",
  },
  { names: ["Junos", "Junos OS"], vendors: ["Juniper"], source: "Juniper" },
  {
    names: ["XG Firewall", "Sophos Firewall", "Firewall"],
    vendors: ["Sophos"],
    source: "Sophos Firewall, formerly XG",
  },
  {
    names: ["Demisto", "Cortex XSOAR"],
    vendors: ["Demisto", "Palo Alto Networks"],
    source: "Palo Alto Networks (2020)",
  },
  {
    names: ["vRealize Operations", "Aria Operations"],
    vendors: ["VMware"],
    source: "VMware Aria, formerly vRealize (2022)",
  },
  {
    names: ["vRealize Log Insight", "Aria Operations for Logs"],
    vendors: ["VMware"],
    source: "VMware Aria, formerly vRealize (2022)",
  },
  {
    names: ["vRealize Network Insight", "Aria Operations for Networks"],
    vendors: ["VMware"],
    source: "VMware Aria, formerly vRealize (2022)",
  },
  {
    names: ["vRealize Automation", "Aria Automation"],
    vendors: ["VMware"],
    source: "VMware Aria, formerly vRealize (2022)",
  },
  {
    names: ["Identity Manager", "Workspace ONE Access"],
    vendors: ["VMware"],
    source: "VMware, security advisories",
  },
  { names: ["vCenter", "vCenter Server"], vendors: ["VMware"], source: "common short name" },
  {
    names: ["OfficeScan", "ウイルスバスター コーポレートエディション", "Apex One"],
    vendors: ["Trend Micro"],
    source:
      "Trend Micro Apex One, successor of OfficeScan (in Japan ウイルスバスター コーポレートエディション)",
  },
  {
    names: ["HTTP Server", "httpd", "Apache httpd", "Apache HTTP Server"],
    vendors: ["Apache"],
    source: "Apache HTTP Server Project",
  },
  { names: ["Log4j", "log4j-core", "Log4j2"], vendors: ["Apache"], source: "Apache Log4j 2: log4j-core" },
  { names: ["Stash", "Bitbucket Server"], vendors: ["Atlassian"], source: "Atlassian (September 2015)" },
  { names: ["OS X", "Mac OS X", "macOS"], vendors: ["Apple"], source: "Apple (2016)" },
  {
    names: ["G Suite", "Google Workspace", "Workspace"],
    vendors: ["Google"],
    source: "Google (October 2020)",
  },
  { names: ["Lync", "Skype for Business"], vendors: ["Microsoft"], source: "Microsoft (2015)" },
  {
    names: ["LANDESK Management Suite", "Endpoint Manager", "EPM"],
    vendors: ["LANDESK", "Ivanti"],
    source: "Ivanti Endpoint Manager, formerly LANDESK Management Suite",
  },
  {
    names: ["Notes", "Lotus Notes"],
    vendors: ["IBM", "Lotus", "HCL"],
    source: "HCL, purchase from IBM (2019)",
  },
  {
    names: ["Domino", "Lotus Domino"],
    vendors: ["IBM", "Lotus", "HCL"],
    source: "HCL, purchase from IBM (2019)",
  },
  {
    names: ["ePolicy Orchestrator", "ePO"],
    vendors: ["McAfee", "Trellix"],
    source: "Trellix, formerly McAfee Enterprise",
  },
  { names: ["Java", "Java SE", "JRE", "JDK"], vendors: ["Oracle"], source: "Oracle Java SE: JDK and JRE" },
  { names: ["Garoon", "ガルーン"], vendors: ["Cybozu"], source: "Cybozu" },
  { names: ["kintone", "キントーン"], vendors: ["Cybozu"], source: "Cybozu" },
  { names: ["WordPress", "ワードプレス"], vendors: ["WordPress"], source: "written in kana" },
  { names: ["Windows", "ウィンドウズ"], vendors: ["Microsoft"], source: "written in kana" },
];

/** One company each: as it is written in Japanese, abbreviated, or was called before. */
export const VENDORS: readonly (readonly string[])[] = [
  ["Microsoft", "マイクロソフト", "日本マイクロソフト"],
  ["Cisco", "シスコ", "シスコシステムズ"],
  ["Oracle", "オラクル", "日本オラクル"],
  ["Adobe", "アドビ", "アドビシステムズ"],
  ["Apple", "アップル"],
  ["Google", "グーグル"],
  ["Fortinet", "フォーティネット"],
  ["Juniper", "Juniper Networks", "ジュニパー", "ジュニパーネットワークス"],
  ["Palo Alto Networks", "Palo Alto", "paloaltonetworks", "パロアルトネットワークス"],
  ["Cybozu", "サイボウズ"],
  ["Trend Micro", "trendmicro", "トレンドマイクロ"],
  ["Buffalo", "バッファロー"],
  ["Elecom", "エレコム"],
  ["I-O DATA", "I-O DATA DEVICE", "アイ・オー・データ機器", "アイ・オー・データ"],
  ["Yamaha", "ヤマハ"],
  ["NEC", "日本電気", "NEC Corporation"],
  ["Fujitsu", "富士通"],
  ["Hitachi", "日立", "日立製作所"],
  ["Toshiba", "東芝"],
  ["Mitsubishi Electric", "三菱電機"],
  ["Ricoh", "リコー"],
  ["Canon", "キヤノン"],
  ["Citrix", "シトリックス", "Cloud Software Group", "NetScaler"],
  ["VMware", "ヴイエムウェア", "Broadcom", "Omnissa"],
  ["Symantec", "シマンテック", "Broadcom", "Veritas"],
  ["Ivanti", "Pulse Secure", "MobileIron", "LANDESK"],
  ["HCL", "HCL Software", "HCLTech", "HCL Technologies"],
  ["OpenText", "Open Text", "Micro Focus"],
  ["F5", "F5 Networks"],
  ["Apache", "Apache Software Foundation"],
  ["Progress", "Progress Software", "Ipswitch"],
  ["Zoho", "ManageEngine", "Zohocorp"],
  ["JustSystems", "ジャストシステム"],
  ["McAfee", "Trellix", "マカフィー"],
  ["Sophos", "ソフォス"],
  ["SonicWall", "ソニックウォール"],
  ["Atlassian", "アトラシアン"],
];

/** One name, two products of two vendors: the vendor must be stated on both sides. */
export const AMBIGUOUS: readonly string[] = ["iOS", "Edge", "Connect", "Gateway", "Firewall", "Manager"];

/** Names that are plain words too: in an English title they count only where the vendor stands there as well. */
export const PLAIN_WORDS: readonly string[] = (
  "access agent archive backup box bridge calendar central chat client cloud connect console contacts control core " +
  "desktop director docs drive edge exchange express files firewall flow forms gateway hub lists loop mail manager " +
  "maps meet memo mobile monitor music navigator next node notes office one photos planner player portal project " +
  "publisher reader search security server spring stream studio swift teams terminal vault viewer vision web word " +
  "workspace"
).split(" ");
