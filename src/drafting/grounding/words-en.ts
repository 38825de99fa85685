import { MORE_STEMS } from "./words-en-more.ts";

/** English words that name nothing by themselves, by their stems; endings are taken off before they are looked up. */

const STEMS = `
a ability able about above abroad abuse accept access accident accord account accurate achieve acknowledge across act
action activate active actor actual adapt add addition address adequate adjacent adjust administrate administrator admin
adopt advance advice advise advisor advisory affair affect after again against age agency agent agree ahead aid alarm alert
algorithm all allow almost alone along already also alter alternate alternative although always among amount an analyse
analysis analyst analyze and announce annual anomaly anonymous another answer antivirus any anybody anyone anything anywhere
apart apologize apology app appear appendix appliance applicable applicant application apply appoint appropriate approve
approximate april arbitrary architect archive are area argue arise around arrange arrive article as aside ask aspect assess
asset assign assist associate assume assure at attach attack attempt attend attention attribute audit august authentic
authenticate author authority authorize authorise auto automate automatic available average avoid await aware away back
backdoor background backup bad badge balance bandwidth bank banner base basic basis batch be bear became because become been
before beforehand begin behalf behave behavior behaviour behind being believe belong below benefit beside besides best better
between beware beyond big bind bit blank block board boot both bottom bound boundary box branch breach break brief bring broad
broken browse browser brute buffer bug build bulletin burden business but button buy by bypass cache calendar call campaign can
cancel candidate capable capacity card care careful carrier carry case catalog catalogue catch category cause caution cease
cell center central centre certain certificate certify chain chairman challenge chance change channel chapter character charge
chart chat cheap check checklist chief choice choose cipher circumstance claim class clean cleanup clear click client close cloud
cluster code collaborate collect column combine come command comment commerce commit committee common communicate community
company compare compatible compensate complete complex compliance comply component compose comprehensive compromise compute
computer conceal concern conclude condition conduct conference confidential confident config configure confirm conflict confuse
connect conscious consent consequence consequent consider consist console constant construct consult consume contact contain
content context continue contract contrary contribute control convenient conversation convert cookie cooperate coordinate copy
core corporate corporation correct correspond corrupt cost could council count country couple course court cover craft crash create credential
crime criminal crisis criteria critical cross crypto cryptographic current custom customer cut cyber cyberattack cybersecurity
cycle daily damage danger dangerous data database date day dead deadline deal december decide decline decode decrypt dedicate
deep default defect defence defend defense defer define definite degree delay delegate delete deliver demand demonstrate denial
deny department depend deploy depth describe deserialization deserialize design desktop despite destroy detail detect determine develop device diagnose
did differ different difficult digit digital diligent direct directory disable disallow disclose disconnect discontinue
discover discuss disk display dispose disrupt distribute divert divide division do document does domain done door dot double
doubt down download downtime draft draw drill drive driver drop due duplicate duration during duty dynamic each earlier early
ease easy economy edge edit edition education effect effective efficient effort eight either elapse electronic element elevate eleven
eligible eliminate else elsewhere email embed emerge emergency emphasis employ employee empty enable encode encounter encourage
encrypt end endpoint enforce engage engine enhance enough ensure enter enterprise entire entity entitle entry enumerate environment equal
equip equipment equivalent era error escalate especial essential establish estimate etc evade evaluate even event eventual ever
every everybody everyone everything everywhere evidence evident exact examine example exceed except exception excessive exchange exclude
execute executive exercise exfiltrate exhaust exist exit expand expect expensive experience expire explain explicit exploit explore export expose
exposure express extend extension extensive extent extern external extra extract extreme face facilitate facility fact factor
factory fail failure fake fall false familiar family faq far fast fault fax feature february federal fee feed feedback fetch few
field fifth figure file fill filter final finance financial find fine finish finite firewall firm firmware first fit five fix flag
flaw flexible floor flow focus folder follow food for forbid force foreign forge forget forgery form formal format former forum forward found
foundation four fourth fraction frame framework fraud free frequent fresh friday friend from front fulfil full function
fundamental further future gain gap gateway gather general generate genuine get give global go goal good govern government
gradual grant graph great group grow guarantee guess guest guide guideline had half halt hand handle hang happen hard harden hardcode hardware
harm has hash have he head header heading heal health hear heap heavy height hello help helpdesk hence her here hesitate hi
hidden hide high highlight him hijack his history hold hole holiday home honest hop hope host hour house how however hub human
hundred hygiene idea ideal identical identify identity idle if ignore illegal illicit image imitate immediate immense imminent impact
impair impersonate implement imply import important impose impossible improper improve in inability inadequate inadvertent inappropriate
inbound inbox incident include income incoming incomplete incorrect increase incur indeed independent index indicate individual indirect industry
infect infer inform information infrastructure initial initiate inject injection inner input inquire inquiry insecure insert inside insight
inspect install instance instant instead institute institution instruct insufficient insure intact integrate integrity intend intent interact intercept interest
interface interim intermediate intermittent intern internal international internet interrupt into intranet introduce intrude intrusion invalid inventory investigate invite
invoice invoke involve irregular is isolate issue it item its itself january job join journal judge judgment july june just keep
kernel key kill kind kindly know knowledge known label lab lack land landscape lane language laptop large last late lateral latest launch
law lawful layer lead leak learn lease least leave left legacy legal legitimate length less let letter level leverage liability
library licence license life light like likely limit line link list listen literal little live load local locate lock log login
logical logistics logon logout long longer look lookup loop lose loss lot low lower machine macro magnitude mail mailbox main
maintain maintenance major make malicious malware manage management manager mandatory manner manual manufacture many map march mark market mask match
material matter maximum may me mean meaning meanwhile measure mechanism media medical medium meet meeting member memory mention menu merchant
mere merge message meta method metadata middle might migrate minimal minimize minimum minor minute misconfigure misuse miss mistake
mitigate mix mobile mode model modern modify module moment monday monitor month more moreover most mostly mount mouse move much
multi multifactor multiple municipal must mutual my name narrow nation national native nature near necessary need negative neglect neither
net network never new newsletter news next nine no nobody node noise nominal non none nor normal not note nothing notice notify november
now null number numerous obey object obligate observe obsolete obtain obvious occasion occupy occur october of off offer office official
offline often old omit on onboard once one ongoing online only onto open operate opinion opportunity oppose opt optimal option optional or
order ordinary organisation organise organization organize origin other otherwise ought our out outage outbound outbreak outcome outdated outer outgoing outline outlook output outside
outsource over overall overflow overlook overview overwrite own owner pace pack package packet page paid panel paper paragraph parallel parameter
parent parse part partial participate particular partner party pass passive passkey password past patch path patient pattern pause pay payload
payment peer pending penetrate people per perform perhaps perimeter period permanent permission permit persist person personal personnel
perspective pertain phase phish phishing phone photo phrase physical pick piece place plain plan platform play please plenty plugin plus point policy poor
popular portal portion position positive possible post potential power practical practice precaution precede precise prefer preliminary
premise prepare presence present preserve press pressure presume prevent previous price primary principal principle print printer prior
priority private privilege probable probe problem procedure proceed process procure produce product production profession profile program
programme progress prohibit project prompt proof proper property propose protect protocol prove provide provision proxy public
publication publish purchase pure purpose push put qualify quality quantity quarantine quarter query question queue quick quiet quite quiz quote race raise
random range ransom ransomware rapid rare rate rather ratio reach react read readily ready real really realize reason reboot recall receive recent
recheck recipient recognize recommend reconfigure record recover recovery reduce refer reference reflect refrain refresh refuse regard
regardless region register registry regular regulate reinforce reinstall reissue reject relate relative relay release relevant reliable
rely remain remark remediate remedy remember remind remote remove rename renew repair repeat replace replicate reply report
repository represent reproduce reputation request require research reserve reset reside resilience resolve resource respect respond respondent response responsible
rest restart restore restrict result resume retain retire retrieve return reuse reveal reverse review revise revision revoke reword right rise risk
roadmap robust role roll root rotate rough round route router routine rule run runtime safe safeguard safety same sample sandbox sanitize
satisfy saturday save say scale scan scenario schedule scheme scope screen script search season seat second secondary secret section
sector secure security see seek seem segment seize select self sell semi send senior sense sensitive sentence separate september sequence serial serious
serve server service session set setting setup settle seven several severe severity shadow shall share sharp she sheet shell shift ship shop short
should show shut shutdown side sign signature significant silent similar simple simultaneous since single site situation six size skill skip
slight slow small smart smooth so social society software sole solid solution solve some somebody someone something sometimes soon sooner sophisticated sort
source space spam speak special specific specify speed spell spike spend spoof spot spread stable stack staff stage stale stand standalone standard
standing start state statement static station statistics status stay steal step stepping still stolen stone stop storage store story strange strategy stream
strength strengthen strict string strong structure student study style sub subdomain subject submit subscribe subsequent subset substantial
succeed success such sudden suffer suffice sufficient suggest suit suitable summary sunday supersede supervise supplement supplier supply
support suppose suppress sure surface surround surveillance survey suspect suspend suspicious sweep switch symptom sync system table tailor take takeover talk
tamper target task team technical technique technology telephone tell temporary ten tend term terminal terminate test text than thank that
the theft their them theme themselves then there thereby therefore thereof these they thing think third thirty this thorough those thoroughly though
thousand threat three threshold through throughout throw thumb thursday thus ticket tight tighten time timeline timely timetable timing tip title
to today together token tolerate tomorrow tone too tool top topic total touch toward trace track trade traffic train transaction transfer
transit transition translate transmit transparent trap travel traversal traverse treat trend triage trial trick trigger trivial trouble true trust truth try
tuesday tunnel turn twelve twenty twice two type typical ultimate unable unaffected unattended unauthenticated unauthorised unauthorized uncertain unchanged uncommon unclear under undergo underlying understand
unexpected unfamiliar unify uninstall unintended unique unit universal university unknown unless unlike unlikely unlock unnecessary
unneeded unpatched unpublished unsolicited unsupported until untrusted unusual unused up upcoming update upgrade upload upon upper upstream urgency urgent us usage use
user username usual utility utilize valid validate validity value variant variety various vary vast vendor verify version versus
very via victim view violate virtual virus visible visit vital voice volume volunteer vulnerability vulnerable wait warn warning was watch
way we weak weakness web website wednesday week weekend weekly weigh welcome well were what whatever when whenever where whereas whereby whether
which while who whoever whole whom whose why wide widespread will window wireless wish with withdraw withdrawn within without wizard woman word work
workaround worker workflow working workload workplace workstation world worm worry worst worth would wrap write written wrong
year yes yesterday yet yield you young your yourself zero zone
affiliate anyway attacker begun beneath bought briefing brought bulk buyer caller came chose chosen cleared cleartext
colleague committed concise contractor courier criminals crossed cursory customs defaced defacement disregard drove employer endorse
enquiry escalation explicitly fell felt forbade forced forged forgotten fourteen freight gave given gone got grew guessable
headquarters held highest hint hire hospital impacted intact judged kept knew laid lax led left lend lent let's lies lost lowest made maliciously meant met
misdirect misdeliver mistaken mistook named newest oldest opener outright ours overdue overseas paid parcel pickup pick-up plaintext pointed politely postpone postponed premises proactive prone
ran rebuild redirect regain reimage relayed remainder repeatable rerun restated resend respectively retry reviewer rose said sat saw scam scheduled seen sent shipper shipment shipped shown spammer spent spoken spoofed spyware stood
sub-contractor submitted subcontractor sworn taken theirs thief thieves thought threaten told took tracked trojan unaware uncover undo unsafe unsent until untouched unverified upgrade userbase wanted warehouse went
whenever whichever whilst wholesale wiped woke won wore wrote
april may june july august september october november december january february
mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
japan japanese english tokyo asia asian europe european america american dear sincerely regards kindly hello everyone
tech techs wo ca does ltd inc co corp etc eg ie vs no nos re fw fwd fyi asap tbd tba na n/a ps
`;

const KNOWN = new Set(`${STEMS} ${MORE_STEMS}`.split(/\s+/).filter((word) => word !== ""));

const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ["'s", [""]],
  ["ies", ["y"]],
  ["ied", ["y"]],
  ["ier", ["y"]],
  ["iest", ["y"]],
  ["ily", ["y"]],
  ["ability", ["able", "e", ""]],
  ["ibility", ["ible"]],
  ["ation", ["ate", "e", "", "y"]],
  ["ations", ["ate", "e", ""]],
  ["ication", ["y"]],
  ["ications", ["y"]],
  ["isation", ["ise", "ize"]],
  ["ization", ["ize"]],
  ["izations", ["ize"]],
  ["isations", ["ise", "ize"]],
  ["ions", ["", "e"]],
  ["ion", ["", "e"]],
  ["ments", ["", "e"]],
  ["ment", ["", "e"]],
  ["ness", [""]],
  ["fully", [""]],
  ["less", [""]],
  ["ful", [""]],
  ["ally", ["al", "", "ic"]],
  ["bly", ["ble"]],
  ["ly", ["", "le"]],
  ["ical", ["ic", "y"]],
  ["able", ["", "e"]],
  ["ible", ["", "e"]],
  ["ance", ["", "e"]],
  ["ence", ["", "ent"]],
  ["ive", ["", "e"]],
  ["al", ["", "e"]],
  ["ings", ["", "e"]],
  ["ing", ["", "e"]],
  ["ers", ["", "e", "er"]],
  ["ors", ["", "e"]],
  ["er", ["", "e"]],
  ["or", ["", "e"]],
  ["est", ["", "e"]],
  ["ed", ["", "e"]],
  ["es", ["", "e"]],
  ["y", ["", "e"]],
  ["s", [""]],
  ["d", [""]],
];
const PREFIXES = /^(?:un|re|mis|non|pre|dis|in|over|under|inter|sub|cyber|auto|anti)-?(?=[a-z]{3})/;

/** The stems, for those who compare them by sound. */
export function englishWords(): string[] {
  return [...KNOWN];
}

/** Whether a word, in lower case, is one of the language's own. */
export function isEnglishWord(word: string): boolean {
  if (known(word)) return true;
  const bare = word.replace(PREFIXES, "");
  return bare !== word && known(bare);
}

function known(word: string): boolean {
  if (word.length < 2 || KNOWN.has(word)) return true;
  for (const [ending, replacements] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    if (stem.length < 2) continue;
    for (const replacement of replacements) if (KNOWN.has(stem + replacement)) return true;
    const single = /([a-z])\1$/.test(stem) ? stem.slice(0, -1) : stem;
    if (single !== stem && KNOWN.has(single)) return true;
    // handlers → handler → handle: a plural of what has an ending itself.
    if (ending === "s" && known(stem)) return true;
  }
  return false;
}

/** Latin words and abbreviations of the trade that stand in texts of both languages and name no product. */
const TRADE = new Set(
  `ACL AD AI API APT ATM AV AV/EDR BCC BIOS BYOD CA CAPTCHA CC CD CDN CEO CERT CFO CGI CI CIO CISO CLI CMS CORS CPE CPU CSIRT CSP
  CSRF CSS CSV CTO CVE CVSS CWE DB DC DDOS DHCP DKIM DLL DLP DMARC DMZ DNS DOS DVD EDR EOL EOS EPSS ERP EXE FAQ FAX FQDN FTP FTPS
  GB GIF GPO GPU GUI HDD HR HTML HTTP HTTPS HW IAM ICMP ICS ICT ID IDS IDP IE IMAP IMEI IOC IOT IP IPS IPSEC ISMS ISO ISP IT JPEG JPG JS JSON
  JSP JST KB KVM LAN LDAP LDAPS LFI LOG MAC MB MDM MFA MIME MITM MSP NAS NAT NFC NIC NTP OA OCR OEM OK OS OSS OT OTP OU PBX PC PDF PHI PHP PII PIN PKI
  PLC PNG POC POP POS PSIRT PTR QR RAM RAT RCE RDP RFC RFI ROM RPC SAAS IAAS PAAS SAML SAN SASE SBOM SCADA SD SDK SFTP SIEM SIM SLA SMB SMS SMTP SNMP
  SNS SOC SOAP SPF SPN SQL SQLI SSD SSH SSL SSO SSRF SSVC STARTTLS SVG SYN SYSLOG TAR TCP TLS TLP TOTP TPM TSV TTL TV UAC UDP UEFI UI URI URL USB UTC UTM
  UX VBA VDI VLAN VM VMS VOIP VPN VPS WAF WAN WEB WIFI WI-FI WLAN WMI WPA XDR XML XSS XXE ZIP ZTNA EXCEPT
  auth AUTH SMTP-AUTH WWW HTACCESS ADMIN ROOT E-MAIL EMAIL MAIL APP ALERT SECURITY UPDATE INFO CONFIG LOGIN PASSWORD SCRIPT SERVER CLIENT
  VER NO TEL FYI TBD AM PM URLS IDS PCS OSES VPNS APIS IOCS TTPS CVES APPS DRILL VEX CSAF PSK SSID EU UK US USA`
    .split(/\s+/)
    .map((word) => word.toLowerCase()),
);

const TRADE_CODES =
  /^(?:ipv[46]|sha-?(?:1|2|3|224|256|384|512)|md5|utf-?8|x\.?509|oauth2?|tls1\.[0-3]|http2|http\/2|h2|2fa|3d|4g|5g|b2b|b2c|p2p|i18n|win32|x64|x86|x86-64|arm64|64bit|32bit|base64|wpa[23]|802\.1x|802\.11\w{0,3}|e-?mail|s3|id\d?|k8s|mp[34]|a4|l[234])$/i;

export function isTradeWord(word: string): boolean {
  return TRADE.has(word.toLowerCase());
}

export function isTradeCode(word: string): boolean {
  return TRADE_CODES.test(word);
}
