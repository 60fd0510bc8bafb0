type Returned = { to: string; status: string; original: string; id?: string }

/** What a mail server writes back (RFC 3464). */
export function returnedLetter({ to, status, original, id = `<r-${to}-${status}@mx.example>` }: Returned) {
  return [
    'From: MAILER-DAEMON@mx.example',
    'To: no-reply@jingzhi.example',
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: ${id}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Your mail could not be delivered.',
    '',
    '--part',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    `Final-Recipient: rfc822; ${to}`,
    `Action: ${status.startsWith('4') ? 'delayed' : 'failed'}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status}`,
    '  said of this mailbox',
    '',
    '--part',
    'Content-Type: message/rfc822',
    '',
    `To: ${to}`,
    `Message-ID: ${original}`,
    'Subject: survey',
    '',
    'text',
    '',
    '--part--',
    '',
  ].join('\n')
}

/** What a provider writes when somebody called a letter spam (RFC 5965). */
export function spamComplaint({ to, original }: Pick<Returned, 'to' | 'original'>) {
  return [
    'From: feedback@mx.example',
    'Message-ID: <arf-1@mx.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain',
    '',
    'This is an abuse report.',
    '',
    '--part',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: mx/1.0',
    'Version: 1',
    `Original-Rcpt-To: <${to}>`,
    '',
    '--part',
    'Content-Type: message/rfc822',
    '',
    `To: ${to}`,
    `Message-ID: ${original}`,
    '',
    'text',
    '',
    '--part--',
    '',
  ].join('\n')
}

export const mailboxOf = (...messages: string[]) =>
  Buffer.from(messages.map((message) => `From MAILER-DAEMON Mon Jan  1 00:00:00 2026\n${message}\n`).join('\n'))
