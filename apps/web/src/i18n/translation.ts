/** The shape of a text in another language: a key that is missing or too many fails the type check. */
export type Translation<Text> = {
  readonly [Key in keyof Text]: Text[Key] extends string ? string : Translation<Text[Key]>;
};
