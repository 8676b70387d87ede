/** What the tests use of @mapbox/geojson-rewind, which brings no types. */
declare module "@mapbox/geojson-rewind" {
  /** Turns rings in place: outer ones clockwise, or counter-clockwise (RFC 7946) when `clockwise` is false. */
  export default function rewind<T>(geoJson: T, clockwise: boolean): T;
}
