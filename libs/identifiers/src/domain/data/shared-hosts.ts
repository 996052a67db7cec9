// Hosts that many organisations share. Source: the vendors' own public pages; reviewed 2026-11-27.

/** Neither these nor what is below is ever a company's domain. */
export const SHARED: ReadonlySet<string> = new Set(
  `
  onmicrosoft.com onmicrosoft.de onmicrosoft.us onmschina.cn microsoftonline.com mail.onmicrosoft.com sharepoint.com
  appleid.com privaterelay.appleid.com relay.firefox.com mozmail.com users.noreply.github.com reply.github.com
  anonaddy.com anonaddy.me addy.io simplelogin.co simplelogin.fr slmail.me slmails.com 33mail.com erine.email
  duck.com relay.duck.com aleeas.com simplelogin.com passmail.com passmail.net passinbox.com passfwd.com 8alias.com 8shield.net
  opayq.com cloaked.id reply.linkedin.com messages.linkedin.com reply.facebook.com facebookmail.com mail.beehiiv.com
  calendar.google.com group.calendar.google.com resource.calendar.google.com gserviceaccount.com docs.google.com
  googlegroups.com groups.google.com yahoogroups.com yahoogroups.co.uk groups.io groups.live.com freelists.org
  groups.outlook.com lists.sourceforge.net listserv.com topica.com
  atlassian.net
  nhs.net nhs.scot hscni.net cjsm.net gsi.gov.uk gcsx.gov.uk gsx.gov.uk pnn.police.uk mail.mil army.mil us.army.mil
  mssante.fr medecin.mssante.fr apicrypt.org hin.ch de-mail.de kim.telematik bea-brak.de egvp.de pec.it
  legalmail.it pecimprese.it postecert.it arubapec.it pec.aruba.it gigapec.it sicurezzapostale.it zorgmail.nl navy.mil
  guest.booking.com property.booking.com guest.airbnb.com host.airbnb.com user.airbnb.com reply.airbnb.com
  marketplace.amazon.com marketplace.amazon.ca marketplace.amazon.co.jp marketplace.amazon.co.uk marketplace.amazon.com.au
  marketplace.amazon.com.br marketplace.amazon.com.mx marketplace.amazon.de marketplace.amazon.es marketplace.amazon.fr
  marketplace.amazon.in marketplace.amazon.it marketplace.amazon.nl marketplace.amazon.pl marketplace.amazon.se
  members.ebay.com members.ebay.co.uk members.ebay.de members.ebay.fr members.ebay.it members.ebay.es members.ebay.com.au
  messages.etsy.com inmail.linkedin.com convo.zillow.com reply.yelp.com messaging.yelp.com reply.craigslist.org
  sale.craigslist.org reply.etsy.com guest.vrbo.com messages.homeaway.com
`
    .trim()
    .split(/\s+/),
);

/** The same below the host only: the host itself is the vendor, a company like any other. */
export const SHARED_BELOW: ReadonlySet<string> = new Set(
  `
  amazonses.com freshdesk.com helpscoutapp.com hubspot.com intercom-mail.com mailgun.org sendgrid.net salesforce.com
  zendesk.com zohocorp.com pipedrive.com front-mail.com gorgias.com kustomerapp.com happyfox.com mandrillapp.com
`
    .trim()
    .split(/\s+/),
);
