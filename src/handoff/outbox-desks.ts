/** Where the tickets of a flow and a region are delivered. */
export interface Desk {
  /** `complaint`, `legal_aid`, or `*` for both. */
  flow: string;
  /** GB/T 2260 code: a district, a city, a province, or `000000` for the nation. */
  region: string;
  url: string;
  /** Shared with the receiver; `whsec_` and base64, or any text. */
  secret: string;
}

/** The desk nearest to a place: district, city, province, nation; one for the very flow before one for all. */
export function findDesk(desks: readonly Desk[], flow: string, regionCode: string): Desk | null {
  const path = [regionCode, `${regionCode.slice(0, 4)}00`, `${regionCode.slice(0, 2)}0000`, '000000'];
  for (const region of path) {
    const near = desks.filter((desk) => desk.region === region);
    const desk = near.find((candidate) => candidate.flow === flow) ?? near.find((candidate) => candidate.flow === '*');
    if (desk) return desk;
  }
  return null;
}
