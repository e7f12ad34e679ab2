"""Verbs that the parser took for something else are verbs again."""


def test_what_it_was_that_did_it(read):
    parse = read("It was Japan rather than Korea that secured the order.")
    verb = parse.words.index("secured")
    assert (parse.deps[verb], parse.words[parse.heads[verb]]) == ("relcl", "Japan")


def test_a_participle_before_its_object_is_a_verb_again(read):
    parse = read("Russia built a base in Mali and shared intelligence with Niger.")
    verb = parse.words.index("shared")
    assert (parse.pos[verb], parse.words[parse.heads[verb]]) == ("VERB", "built")
    assert {parse.words[child] for child in parse.children[verb]} >= {"intelligence", "with"}


def test_a_verb_is_not_lost_to_the_participle_before_it(read):
    parse = read("For instance, contracts first promised to Chad by the army have ended up with Kenyan firms.")
    verb, told = parse.words.index("ended"), parse.words.index("contracts")
    assert (parse.deps[verb], parse.heads[told], parse.deps[told]) == ("ROOT", verb, "nsubj")
    assert parse.deps[parse.words.index("promised")] == "acl"


def test_helped_to_fight(read):
    parse = read("Turkish guards helped Haftar fight rebels with cover from Peru.")
    verb = parse.words.index("fight")
    assert (parse.pos[verb], parse.deps[verb], parse.words[parse.heads[verb]]) == ("VERB", "ccomp", "helped")
    assert {parse.words[c]: parse.deps[c] for c in parse.children[verb]} == {"Haftar": "nsubj", "rebels": "dobj"}


def test_what_stands_as_it_should_stays(read):
    parse = read("Peru's shared border with Chile is long, and it was clear that Chile won.")
    assert parse.tags[parse.words.index("shared")] != "VBD"
    assert parse.deps[parse.words.index("won")] != "relcl"


def test_the_first_of_a_list_of_deeds(read):
    parse = read("Togo has shut its port, expelled Ghana's envoys and recalled its own.")
    verb = parse.words.index("expelled")
    assert (parse.deps[verb], parse.words[parse.heads[verb]]) == ("conj", "shut")
    told = read("Togo has shut its port, said Ghana's envoys.")
    assert told.deps[told.words.index("said")] == "ROOT"


def test_nothing_to_do_with_somebody(read):
    parse = read("Togo wants nothing to do with Ghana.")
    assert parse.words[parse.heads[parse.words.index("with")]] == "wants"


def test_a_name_at_the_beginning_is_no_verb(read):
    parse = read("Trump put Cuba back on the list of sponsors.")
    assert (parse.pos[0], parse.deps[0], parse.words[parse.heads[0]]) == ("PROPN", "nsubj", "put")
    assert parse.deps[1] == "ROOT"


def test_what_somebody_was_got_to_do(read):
    parse = read("Qatar got the two presidents of Congo and Rwanda to shake hands.")
    assert parse.deps[parse.words.index("shake")] == "xcomp"


def test_a_clause_that_has_its_object_above(read):
    parse = read("The accord that the foreign ministers of Peru and Chile initialled on Friday is weak.")
    assert parse.deps[parse.words.index("initialled")] == "relcl"


def test_what_a_crowd_shouts_for_is_what_it_wants(read):
    parse = read("Demonstrators in Tbilisi chanted for the president to go.")
    verb = parse.words.index("go")
    assert (parse.deps[verb], parse.words[parse.heads[verb]]) == ("ccomp", "chanted")
    parse = read("Peru opened the gates for the fans to leave.")
    assert parse.deps[parse.words.index("leave")] != "ccomp"
