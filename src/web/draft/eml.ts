/** A draft as a mail file that a mail program opens for editing. */
import { randomUUID } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";

/**
 * RFC 5322 with `X-Unsent: 1` (Outlook opens it as a draft), the subject by RFC 2047, the body UTF-8 in base64 with
 * lines that end in CRLF (RFC 2046 4.1.1). No sender and no recipient: those the administrator fills in.
 */
export async function emlOf(
  { subject, body }: { subject: string; body: string },
  date: Date,
): Promise<Buffer> {
  const mail = new MailComposer({
    subject,
    text: body.replaceAll(/\r\n|\r|\n/g, "\r\n"),
    date,
    headers: { "X-Unsent": "1" },
    // One each: a mail program may send it as it is, and another drops what has an id it knows. `.invalid`: RFC 2606.
    messageId: `<${randomUUID()}@hansho.invalid>`,
  });
  const message = mail.compile();
  // Without it a body of ASCII alone goes out as it stands, at the mercy of what relays do to lines.
  message.setHeader("Content-Transfer-Encoding", "base64");
  return message.build();
}
