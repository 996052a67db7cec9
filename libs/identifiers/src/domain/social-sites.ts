// Sites on which others have a page: directories, networks, shops, link lists and shorteners. A page there says nothing about
// its owner's host. Source: the sites themselves; reviewed 2026-11-26.

const SITES = new Set(
  `500px.com about.me allabolag.se amazon.co.uk amazon.com amazon.de angel.co angi.com app.link apps.apple.com appsto.re
  baidu.com bbb.org behance.net bento.me bilibili.com bing.com bio.link bio.site bit.ly bsky.app buff.ly business.google.com
  calendly.com campsite.bio capterra.com clutch.co companieshouse.gov.uk crunchbase.com cutt.ly discord.com discord.gg
  dnb.com docs.google.com douyin.com dribbble.com drive.google.com ebay.co.uk ebay.com ebay.de etsy.com eventbrite.com
  f6s.com facebook.com fb.com fb.me fb.watch find-and-update.company-information.service.gov.uk fiverr.com flickr.com flow.page
  forms.gle foursquare.com foxyapp.com g.co g.page g2.com gelbeseiten.de github.com gitlab.com glassdoor.com goo.gl
  google.co.uk google.com google.de google.fr herold.at hotfrog.com houzz.com indeed.com indiegogo.com instagr.am
  instagram.com is.gd issuu.com itunes.apple.com justdial.com kickstarter.com kompass.com kvk.nl kununu.com linkedin.com
  linkin.bio linktr.ee linktree.com list.ly lnk.bio lnkd.in local.ch manta.com maps.app.goo.gl maps.apple.com maps.google.com
  meetup.com mastodon.social medium.com milkshake.app msha.ke northdata.com northdata.de odnoklassniki.ru ok.ru opencorporates.com
  opentable.com ow.ly page.link pagesjaunes.fr patreon.com pinterest.ca pinterest.co.uk pinterest.com pinterest.de pitchbook.com
  play.google.com plus.google.com podcasts.apple.com producthunt.com provenexpert.com qr.co quora.com rb.gy rebrand.ly
  reddit.com rocketreach.co shor.by shorturl.at signal.me sites.google.com slideshare.net snapchat.com solo.to soundcloud.com
  spotify.com open.spotify.com t.co t.ly t.me taplink.cc telegram.me thomasnet.com threads.com threads.net thumbtack.com
  tiktok.com tiny.cc tinyurl.com tripadvisor.co.uk tripadvisor.com tripadvisor.de trustpilot.com tumblr.com twitch.tv twitter.com
  upwork.com v.gd viadeo.com vimeo.com vk.cc vk.com wa.me waze.com wechat.com weibo.com wellfound.com whatsapp.com
  wikipedia.org wlw.de x.com xing.com yably.co.uk yelp.ca yelp.co.uk yelp.com yell.com yellowpages.ca yellowpages.com
  youtu.be youtube.com zaubacorp.com zoominfo.com zumper.com`
    .trim()
    .split(/\s+/),
);

/** `www.`, `m.`, and a language or country before the name: `de.linkedin.com`, `fr-fr.facebook.com`. */
const EDITION = /^(?:www|m|mobile|touch|web|[a-z]{2}(?:-[a-z]{2})?)\./;

/** Whether this is a page on such a site. The site itself is its owner's, and so are the owner's other hosts. */
export function isSocialPage(host: string, path: string): boolean {
  if (/^\/*$/.test(path)) return false;
  return SITES.has(host) || SITES.has(host.replace(EDITION, ''));
}
