/** Kilograms by square metres, one place behind the point; null for what is no height or weight. */
export function bmiOf(heightCm: number, weightKg: number): string | null {
  if (!(heightCm > 0) || !(weightKg > 0)) return null;
  return (weightKg / (heightCm / 100) ** 2).toFixed(1);
}
