export interface Order {
  readonly key: string;
  readonly down: boolean;
}

export function nextOrder(order: Order | undefined, key: string): Order | undefined {
  if (order?.key !== key) return { key, down: true };
  return order.down ? { key, down: false } : undefined;
}

type Comparable = string | number | undefined;

/** Places in a new order; what has no value comes last either way. */
export function sorted(
  places: readonly number[],
  { down }: Order,
  keyOf: (place: number) => Comparable,
): readonly number[] {
  const { compare } = new Intl.Collator("en", { numeric: true });
  const keyed = places.map((place) => ({ place, value: keyOf(place) }));
  keyed.sort((a, b) => {
    if (a.value === undefined || b.value === undefined)
      return Number(a.value === undefined) - Number(b.value === undefined);
    const size =
      typeof a.value === "number" && typeof b.value === "number"
        ? a.value - b.value
        : compare(String(a.value), String(b.value));
    return (down ? -size : size) || a.place - b.place;
  });
  return keyed.map(({ place }) => place);
}
