/** Everyday words for passphrases that are read out: nothing rude, nothing that sounds like another. With the number: about 43 bits. */
export const FOUR_WORDS_FROM: readonly string[] = `
acorn amber anchor apple apron arrow autumn bacon badge bagel bakery balcony bamboo banjo barley basil basket
beacon beaver berry bicycle biscuit blanket blossom bottle boulder bramble branch bread breeze brick bridge
broom bucket buckle burrow butter button cabbage cabin cactus camel camera candle canoe canvas carrot castle
cedar celery cello chalk cherry chestnut chimney cider cinema circle clover cobble coconut comet compass
copper coral cotton cowslip crayon cricket crumb crystal cupboard curtain cushion daisy dolphin donkey dragon
drawer drum dune eagle easel elbow ember engine envelope fabric falcon feather fern ferry fiddle finch flannel
flask flint flour flute forest fossil fountain fox garden garlic gate ginger giraffe glacier glove goblet
goose granite grape gravel guitar hammer hammock harbour harvest hazel hedge heron hillside honey horizon
igloo indigo island ivory ivy jacket jasmine jigsaw jumper juniper kettle kitchen kite kitten ladder lagoon
lantern laurel lavender leaf lemon lentil library lily linen lizard lobster locket lupin magnet magpie mango
maple marble market marsh meadow melon mint mirror mitten monsoon moss mountain muffin mushroom mustard napkin
nectar needle nettle nutmeg oak oasis oatmeal ocean olive onion opal orange orbit orchard orchid otter oven
owl oyster paddle paint palace pancake papaya paper parcel parsley peach peanut pear pebble pelican pencil
pepper piano pickle picnic pigeon pillow pine planet plaster plum pocket polar pollen pond poplar poppy
porridge postcard potato prairie pudding puffin pumpkin puzzle quartz quilt quiver rabbit radish raft rainbow
raisin raspberry raven reef ribbon ripple river robin rocket rose ruby rudder saddle saffron sailor salmon
sandal sapphire satchel saucer scarf seagull shell sherbet silver sketch slipper snail socket sorrel sparrow
spinach spiral spoon spruce squirrel stable starling stone stream sugar summer sunrise swallow sweater
sycamore table tambourine tangerine tapestry teapot thimble thistle thunder timber toast tomato topaz torch
tortoise treacle trellis trumpet tulip tunnel turnip turtle umbrella valley vanilla velvet vessel viaduct
village violet violin waffle wagon walnut walrus water willow window winter wombat woodland wool wren yarrow
yoghurt zebra
`
  .trim()
  .split(/\s+/)
