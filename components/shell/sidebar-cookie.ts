import { brand } from "@/lib/brand";

/** Remembers, for the first paint, that the sidebar is collapsed. The browser writes it; nothing rests on it. */
export const sidebarCookie = `${brand.cookiePrefix}sidebar`;
export const collapsedValue = "collapsed";
