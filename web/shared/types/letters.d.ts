declare module '#letters' {
  const letters: import('../picture/letters').Letters;
  export default letters;
}
