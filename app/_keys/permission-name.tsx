/** As a permission is called where programs and the API speak of it. */
export function PermissionName({ name }: { name: string }) {
  return <code className="block font-mono text-xs break-words text-muted-foreground">{name}</code>;
}
