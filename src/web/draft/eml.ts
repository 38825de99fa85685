/** A draft as a mail file that a mail program opens for editing. */
import MailComposer from "nodemailer/lib/mail-composer";

/**
 * RFC 5322 with `X-Unsent: 1` (Outlook opens it as a draft), the subject by RFC 2047, the body UTF-8 in base64.
 * No sender and no recipient: who sends it, and to whom, the administrator fills in.
 */
export async function emlOf(
  { subject, body }: { subject: string; body: string },
  date: Date,
): Promise<Buffer> {
  const mail = new MailComposer({
    subject,
    text: body,
    date,
    textEncoding: "base64",
    headers: { "X-Unsent": "1" },
    messageId: "draft@hansho.invalid",
  });
  return mail.compile().build();
}
