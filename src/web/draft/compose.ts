/** Links that open the draft in a mail program, where its text fits into an address (platform.md 18). */

/** Chrome on Windows hands about 2,000 characters on to the mail program. */
const MOST_MAILTO = 1_900;
/** Unofficial: neither Outlook nor Gmail names a limit; longer addresses fail in some proxies. */
const MOST_WEB = 6_000;

export interface ComposeLinks {
  mailto?: string;
  outlook?: string;
  gmail?: string;
}

/** Those of the three that the text fits into. */
export function composeLinks({ subject, body }: { subject: string; body: string }): ComposeLinks {
  // RFC 6068: lines end in CRLF, and a space is %20, never a plus.
  const text = encodeURIComponent(body.replaceAll("\n", "\r\n"));
  const title = encodeURIComponent(subject);
  const mailto = `mailto:?subject=${title}&body=${text}`;
  const outlook = `https://outlook.office.com/mail/deeplink/compose?subject=${title}&body=${text}`;
  const gmail = `https://mail.google.com/mail/?view=cm&fs=1&su=${title}&body=${text}`;
  return {
    ...(mailto.length <= MOST_MAILTO && { mailto }),
    ...(outlook.length <= MOST_WEB && { outlook }),
    ...(gmail.length <= MOST_WEB && { gmail }),
  };
}
