import dark from "@/docs/screenshots/home-dark.webp";
import light from "@/docs/screenshots/home-light.webp";
import phoneLight from "@/docs/screenshots/home-phone.webp";
import phoneDark from "@/docs/screenshots/home-phone-dark.webp";
import { brand } from "@/lib/brand";
import { cn } from "@/lib/utils";

const shapes = {
  wide: "hidden w-full max-w-5xl sm:block",
  phone: "w-full max-w-72 sm:hidden",
} as const;

const pictures = [
  { picture: light, shape: shapes.wide, theme: "dark:hidden sm:dark:hidden" },
  { picture: dark, shape: shapes.wide, theme: "not-dark:hidden sm:not-dark:hidden" },
  { picture: phoneLight, shape: shapes.phone, theme: "dark:hidden" },
  { picture: phoneDark, shape: shapes.phone, theme: "not-dark:hidden" },
];

/**
 * The app itself, as `npm run screenshots home` found it. Of the four the browser fetches the one that is displayed: the
 * others are lazy, and lie in no view.
 */
export function AppPicture() {
  return pictures.map(({ picture, shape, theme }) => (
    // biome-ignore lint/performance/noImgElement: nothing optimizes pictures here, and next/image would weigh more than it does
    <img
      key={picture.src}
      loading="lazy"
      decoding="async"
      src={picture.src}
      width={picture.width}
      height={picture.height}
      alt={`The home page of ${brand.workspace.a}, with the list of all ${brand.workspace.many} of the person open`}
      className={cn("rounded-xl border shadow-lg", shape, theme)}
    />
  ));
}
