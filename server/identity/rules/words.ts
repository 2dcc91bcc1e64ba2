/** Plain words to say and to write down: short, hard to mishear, about nothing in particular. */
export const SPOKEN_WORDS: readonly string[] = `
  acorn almond amber anchor apricot apron arrow artist atlas avenue bagel balcony ballad bamboo banana
  banjo barley barrel basil basket beacon beaver bench bicycle birch biscuit blanket blossom bonfire
  bottle bridge bronze brother bucket buffalo butter button cabin cactus camel camera canal candle canoe
  canvas canyon caravan cardigan carpet carrot castle cedar cello ceramic chapter cherry chestnut chimney
  chocolate cinema circle citrus clarinet climber clover coconut comet compass copper coral corner cottage
  cotton cousin crayon cricket crystal cuckoo cupboard curtain cushion cypress daffodil dancer desert
  dinner dolphin donkey drummer dumpling eagle easel eclipse elephant emerald engine evening falcon farmer
  feather fennel ferry festival fiddle finch flagpole flamingo flannel fleece flute forest fossil fountain
  galaxy gallery garden garlic gazelle geyser ginger giraffe glacier glider goblet granite grape guitar
  hammock harbour harvest hazel hedgehog helmet heron hillside honey horizon iceberg igloo indigo island
  ivory jacket jasmine jelly jigsaw jockey journey jungle juniper kangaroo kayak kettle kingfisher kitchen
  kite kitten ladder lagoon lantern laurel lavender lemon lemonade leopard library lighthouse lilac lizard
  lobster locket lotus lunch magnet magnolia magpie mango mansion maple marble marigold market marmalade
  meadow melody melon mirror monsoon mosaic mountain muffin museum mustard napkin nectar nephew nutmeg
  oasis ocean olive omelette onion opera orange orchard orchid ostrich otter oyster paddle painter palace
  pancake panda paper parade parcel parrot parsley pasture peach peanut pebble pelican pencil penguin
  pepper piano picnic pigeon pillow pilot pineapple planet plaza pocket pollen pony poplar poppy porridge
  postcard potato prairie pretzel prism pumpkin puppet puzzle quartz quilt rabbit radish railway rainbow
  raisin raspberry raven ribbon river robin rocket rosemary ruby saddle saffron sailor salad salmon sandal
  sapphire satin saucer scarf scooter seagull shamrock shepherd sherbet shovel silver singer sister
  skipper sleigh slipper snowflake sofa sparrow spinach sponge spoon spruce squirrel stadium starfish
  station sticker stork strawberry studio sunflower sunset swallow swan sycamore table tangerine teapot
  temple thimble thistle tiger timber tomato topaz tortoise toucan tractor trailer tram treasure trumpet
  tulip tundra tunnel turnip turquoise turtle umbrella uncle valley vanilla velvet village vineyard viola
  violet violin volcano waffle wagon walnut walrus waterfall whistle willow window wizard woodland woollen
  workshop yellow zebra zeppelin zigzag
`
  .trim()
  .split(/\s+/);
