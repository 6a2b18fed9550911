#include "6_report/html_style.h"

/* Only what every browser has: a rule that one does not know is left out by it, and the text stays.
 */
static const char everywhere[] =
    "*{box-sizing:border-box}\n"
    "html{font:100%/1.55 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica "
    "Neue',Arial,sans-serif;"
    "color:var(--text);background:var(--page);-webkit-text-size-adjust:100%;text-size-adjust:100%}"
    "\n"
    "body{margin:0 auto;padding:0 .75rem 3rem;max-width:47.5rem;overflow-wrap:break-word}\n"
    "h1,h2,h3,h4,h5{line-height:1.25;margin:2em 0 .6em;text-wrap:balance;scroll-margin-top:1rem}\n"
    "h1{font-size:1.85rem;margin:1.4em 0 .2em}\n"
    "h2{font-size:1.4rem;border-top:1px solid var(--rule);padding-top:1.1em;margin-top:2.4em}\n"
    "h3{font-size:1.13rem}\n"
    "h4,h5{font-size:1rem}\n"
    "p{margin:.7em 0;max-width:68ch}\n"
    ".subtitle{color:var(--soft);font-size:1.06rem;margin-top:0}\n"
    "a{color:var(--link);text-underline-offset:.15em}\n"
    "a:hover{text-decoration-thickness:2px}\n"
    ":focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
    ":target{outline:2px solid var(--link);outline-offset:.3rem}\n"
    "h2:target,h3:target,h4:target,h5:target{outline:0}\n"
    ".skip{position:absolute;left:-99rem;background:var(--page);padding:.6rem 1rem;z-index:2}\n"
    ".skip:focus{left:.5rem;top:.5rem}\n"
    "nav{margin:1.6em 0;font-size:.97rem}\n"
    "nav h2{font-size:1rem;border:0;padding:0;margin:0 0 .3em}\n"
    "nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:0 1.2rem}\n"
    "nav a{display:inline-block;padding:.3rem 0}\n"
    ".note{border-left:.3rem solid var(--warn);background:var(--panel);padding:.6rem .9rem}\n"
    "details{margin:.8em 0}\n"
    "summary{cursor:pointer;color:var(--link);padding:.35rem 0}\n"
    "details.part{border-left:2px solid var(--rule);padding-left:.8rem}\n"
    "figure{margin:1.4em 0}\n"
    "figcaption{max-width:68ch;margin-bottom:.5em}\n"
    "svg{display:block;width:100%;max-width:32.5rem;height:auto;border-radius:3px}\n"
    "@media (max-width:32rem){svg{width:calc(100% + 1rem);margin-left:-.5rem}}\n"
    ".scroll{overflow-x:auto;margin:1em 0;max-width:100%;" /* a shade at the right: there is more */
    "background:linear-gradient(to left,var(--page) 40%,transparent) right/2rem 100% no-repeat "
    "local,"
    "linear-gradient(to left,var(--rule),transparent) right/.7rem 100% no-repeat scroll}\n"
    "table{border-collapse:separate;border-spacing:0;font-size:.92rem;line-height:1.3125rem}\n"
    "caption{text-align:left;padding:0 0 .5em}\n"
    "caption span{display:inline-block;position:sticky;left:0;font-weight:600;"
    "max-width:min(68ch,calc(100vw - 2rem))}\n"
    "th,td{text-align:left;vertical-align:top;padding:.375rem .85rem .375rem 0;border-bottom:1px "
    "solid "
    "var(--rule);"
    "overflow-wrap:normal}\n"
    "th:last-child,td:last-child{padding-right:.2em}\n"
    "thead th{vertical-align:bottom;border-bottom:2px solid var(--soft)}\n"
    "tbody th{font-weight:400}\n"
    "tbody th:not(.long){position:sticky;left:0;background:var(--page)}\n"
    ".n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\n"
    "thead .n{white-space:normal;min-width:4.2rem}\n"
    ".n.mid{white-space:normal}\n"
    ".mid,.long{min-width:9rem;overflow-wrap:anywhere}\n"
    ".long{min-width:11.5rem}\n"
    ".source{color:var(--soft);font-size:.9rem;margin:-.5em 0 1em}\n"
    "code{font-family:ui-monospace,Consolas,'DejaVu Sans "
    "Mono',monospace;font-size:.92em;overflow-wrap:anywhere}\n"
    "blockquote{margin:1.1em 0;padding:.1rem 0 .1rem .9rem;border-left:.2rem solid var(--rule)}\n"
    "blockquote p{margin:0;white-space:pre-line}\n"
    "blockquote footer{color:var(--soft);font-size:.9rem;margin-top:.2em}\n"
    "cite{font-style:normal}\n"
    "mark{background:var(--mark);color:var(--marked);border-radius:2px;padding:0 .12em}\n";

/* From a small laptop on the contents stand beside the text. */
static const char wide[] =
    "@media (min-width:64rem){\n"
    "body{max-width:74rem;display:grid;grid-template-columns:13rem "
    "minmax(0,56rem);column-gap:3rem;"
    "justify-content:center}\n"
    "header,main{grid-column:2}\n"
    "nav{grid-column:1;grid-row:1/"
    "3;align-self:start;position:sticky;top:1.6rem;max-height:calc(100vh - 3rem);"
    "overflow-y:auto;margin:3.1rem 0 0}\n"
    "nav ul{display:block}\n"
    "nav a{display:block}\n"
    "}\n";

/* What is closed stays closed on paper: the reader opens what is to be printed. */
static const char paper[] = "@page{size:A4;margin:18mm 17mm}\n"
                            "@media print{\n"
                            "html{font-size:10.5pt}\n"
                            "body{display:block;max-width:none;padding:0}\n"
                            "nav,.skip{display:none}\n"
                            "a{color:inherit;text-decoration:none}\n"
                            "h1,h2,h3,h4,h5,caption,figcaption,summary{break-after:avoid}\n"
                            "tr,blockquote,svg,.note{break-inside:avoid}\n"
                            "thead{display:table-header-group}\n"
                            "p{orphans:3;widows:3}\n"
                            ".scroll{overflow:visible}\n"
                            "table{font-size:8.5pt;line-height:1.35}\n"
                            ".n,.mid,.long{min-width:0}\n"
                            "svg{max-width:13cm}\n"
                            "mark{font-weight:700;text-decoration:underline}\n"
                            "}\n";

static void colours(struct buffer *b, const char *media, bool dark)
{
    buffer_printf(b, "%s:root{", media);
#define COLOUR(name, on_light, on_dark)                                                            \
    buffer_printf(b, "--" #name ":%s;", dark ? on_dark : on_light);
#define PAIR(front, ground, least)
#include "6_report/html_colours.def"
#undef COLOUR
#undef PAIR
    buffer_printf(b, "color-scheme:%s}", dark ? "dark" : "light");
    buffer_cstr(b, *media ? "}\n" : "\n");
}

void html_style_add(struct buffer *b)
{
    colours(b, "", false);
    colours(b, "@media screen and (prefers-color-scheme:dark){", true);
    buffer_cstr(b, everywhere);
    buffer_cstr(b, wide);
    buffer_cstr(b, paper);
}
