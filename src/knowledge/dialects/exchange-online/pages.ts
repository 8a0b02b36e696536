/** Microsoft's pages that the rows of Exchange Online point to. */
export const NDR = {
  title: 'Email non-delivery reports and SMTP errors in Exchange Online',
  url: 'https://learn.microsoft.com/en-us/troubleshoot/exchange/email-delivery/ndr/non-delivery-reports-in-exchange-online',
};
export const DELIST = {
  title: 'Use the delist portal to remove yourself from the blocked senders list',
  url: 'https://learn.microsoft.com/en-us/defender-office-365/external-senders-use-the-delist-portal-to-unblock-yourself',
};
export const RESTRICTED = {
  title: 'Remove blocked users from the Restricted entities page',
  url: 'https://learn.microsoft.com/en-us/defender-office-365/outbound-spam-restore-restricted-users',
};
export const LIMITS = {
  title: 'Exchange Online limits',
  url: 'https://learn.microsoft.com/en-us/office365/servicedescriptions/exchange-online-service-description/exchange-online-limits',
};
export const SUBMISSION = {
  title: 'Authenticated client SMTP submission in Exchange Online',
  url: 'https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
};
export const DEVICES = {
  title: 'Set up a device or application to send email using Microsoft 365',
  url: 'https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/how-to-set-up-a-multifunction-device-or-application-to-send-email-using-microsoft-365-or-office-365',
};
export const DANE = {
  title: 'How SMTP DANE works',
  url: 'https://learn.microsoft.com/en-us/purview/how-smtp-dane-works',
};
export const FORWARDING = {
  title: 'Control automatic external email forwarding in Microsoft 365',
  url: 'https://learn.microsoft.com/en-us/defender-office-365/outbound-spam-policies-external-email-forwarding',
};
