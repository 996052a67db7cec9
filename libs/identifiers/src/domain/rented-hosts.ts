// Hosts that rent out names: what is below one belongs to whoever rented it. Source: the builders' and hosters' own public
// pages, beside the private part of the public suffix list; reviewed 2026-11-27.

const RENTED = new Set(
  `000webhostapp.com angelfire.com azurewebsites.net bandcamp.com bigcartel.com bitbucket.io blogspot.com bubbleapps.io
  business.site business.shop canalblog.com canva.site carrd.co clickfunnels.com cloudfront.net cargo.site durable.site
  e-monsite.com firebaseapp.com framer.ai framer.app framer.media framer.website ghost.io github.io gitbook.io
  gitlab.io glitch.me godaddysites.com herokuapp.com hostingersite.com hs-sites.com hubspotpagebuilder.com jimdo.com
  jimdofree.com jimdosite.com kajabi.com leadpages.co livejournal.com mailchimpsites.com medium.com mozello.com
  my.canva.site mybigcommerce.com myshopify.com mystrikingly.com myspreadshop.com netlify.app netlify.com notion.site
  onrender.com over-blog.com pages.dev podia.com prestashop.com readthedocs.io replit.app shopinfo.com.br simplesite.com
  site123.me sourceforge.io square.site squarespace.com storenvy.com strikingly.com substack.com surge.sh teachable.com
  thinkific.com tilda.ws tripod.com tumblr.com typepad.com ucoz.com ucoz.net ucoz.ru unbouncepages.com vercel.app
  volusion.com web.app webador.com webador.de webflow.io webnode.com webnode.page webs.com webselfsite.net website.com website3.me weebly.com
  weeblysite.com wix.com wixsite.com wixstudio.com wordpress.com wpcomstaging.com wpengine.com yolasite.com zohosites.com
  alibaba.com beepworld.de cafe24.com company.site deviantart.com ecwid.com estranky.cz etsy.com eventbrite.com fc2.com google.site
  gumroad.com homestead.com hostinger.site hpage.com hs-sites-eu1.com hs-sites-na2.com imweb.me instapage.com jouwweb.nl
  made-in-china.com modoo.at multiscreensite.com mykajabi.com narod.ru negocio.site neocities.org page.tl slack.com stores.jp
  systeme.io thebase.in tiendanube.com uw.hu zyrosite.com`
    .trim()
    .split(/\s+/),
);

/** The same under the suffix of every country they are in: `acme.blogspot.de`. */
const RENTED_BRAND = /(?:^|\.)(?:blogspot|webnode)\.[a-z]{2,4}(?:\.[a-z]{2})?$/;

/** A host may have a hundred: more of them than the longest of these has need not be looked at. */
const MOST_LABELS = Math.max(...[...RENTED].map((host) => host.split('.').length));

/**
 * The host whole, less a leading `www.`, when its name was rented from one of these, or is theirs; undefined for others.
 */
export function rentedName(host: string): string | undefined {
  const name = host.replace(/^www\./, '');
  if (RENTED_BRAND.test(name)) return name;
  for (let [labels, dot] = [1, name.lastIndexOf('.')]; labels <= MOST_LABELS; labels += 1) {
    if (RENTED.has(name.slice(dot + 1))) return name;
    if (dot <= 0) return undefined;
    dot = name.lastIndexOf('.', dot - 1);
  }
  return undefined;
}
