"""Invented names: surnames and given names drawn apart, with the characters that break weak programs."""

from __future__ import annotations

import random

SURNAMES = tuple(
    "赵钱孙周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施孔曹严华金魏陶姜戚谢邹喻柏水窦云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
)
COMPOUND = ("欧阳", "上官", "司徒", "诸葛", "慕容", "尉迟", "澹台", "皇甫")
GIVEN_MEN = tuple("屹峤铎恺砚崧棣珩钊翊旻昶澍炜烨骁祺沣竑楷霖堃燊晟岱")
GIVEN_WOMEN = tuple("芮婕瑾琬苒蕙岚漪黛筠昕瑛莞滢榕茜蔓婵钰璇妤霏")
RARE = ("𬱖", "䶮")
INTERPUNCT = ("帕提古丽·艾山江", "麦尔丹·吐尔逊", "阿依夏木·玉素甫")
PLACE_FIRST = tuple("青白石云碧枫梧竹松兰柳溪湖龙凤金银玉紫丹南北东西上下前后大小")
PLACE_SECOND = tuple("岭坑洋塘畲坂墩屿湾澳垅垄埔厝峡坪")


class Names:
    """Names that never repeat, except where two people are meant to share one."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.used: set[str] = set()

    def person(self, gender: str) -> str:
        """A name of two or three characters, now and then with a compound surname."""
        given = GIVEN_MEN if gender == "男" else GIVEN_WOMEN
        while True:
            surname = self.rng.choice(COMPOUND) if self.rng.random() < 0.03 else self.rng.choice(SURNAMES)
            name = surname + "".join(self.rng.sample(given, self.rng.choice((1, 2, 2, 2))))
            if name not in self.used:
                self.used.add(name)
                return name

    def rare(self, index: int) -> str:
        """A name with the index-th rare character."""
        name = self.rng.choice(SURNAMES) + RARE[index % len(RARE)]
        self.used.add(name)
        return name

    def place(self) -> str:
        """A village's or town's name without its kind; may repeat in another town, as such names do."""
        return self.rng.choice(PLACE_FIRST) + self.rng.choice(PLACE_SECOND)

    def gender(self, women: float = 0.25) -> str:
        return "女" if self.rng.random() < women else "男"
