/** The sign of the site, as in `favicon.svg`. */
export function BrandMark({ size = 24 }: { size?: number }) {
  return <img src="/favicon.svg" alt="" width={size} height={size} />;
}
