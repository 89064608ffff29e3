package io.rapport.deploy.launcher.demo;

import java.util.List;

/// The words that the made-up firm and its customers are made of. Nobody of them exists.
final class Words {

    static final List<String> INDUSTRIES =
            List.of("machinery", "retail", "software", "logistics", "medical", "energy");

    static final List<String> CHINESE_TRADES = List.of("机械", "商贸", "软件", "物流", "医疗器械", "能源");

    static final List<String> CITIES = List.of("北京", "上海", "广州", "深圳", "成都", "杭州", "武汉", "西安");

    static final List<String> CHINESE_BRANDS =
            List.of("云帆", "启明", "恒达", "华睿", "金桥", "瑞丰", "博远", "天成", "宏图", "新锐", "正阳", "海川");

    static final List<String> SURNAMES =
            List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙");

    static final List<String> CHINESE_NAMES =
            List.of("伟", "芳", "娜", "敏", "静", "强", "磊", "洋", "艳", "勇", "杰", "婷", "浩然", "思远");

    static final List<String> BRANDS =
            List.of(
                    "Northwind",
                    "Bluestone",
                    "Harbor",
                    "Alder",
                    "Summit",
                    "Crescent",
                    "Juniper",
                    "Quarry",
                    "Lantern",
                    "Meridian",
                    "Saffron",
                    "Tidewater");

    static final List<String> SUFFIXES =
            List.of("Systems", "Trading", "Works", "Freight", "Clinics", "Power");

    static final List<String> STATES =
            List.of("California", "Ontario", "Bavaria", "Scotland", "Queensland", "Texas");

    static final List<String> FIRST_NAMES =
            List.of(
                    "Alice", "Daniel", "Grace", "Henry", "Irene", "Jonas", "Karen", "Liam", "Nora",
                    "Oscar", "Paula", "Ruben");

    static final List<String> LAST_NAMES =
            List.of(
                    "Archer",
                    "Bennett",
                    "Calder",
                    "Dawson",
                    "Ellery",
                    "Fletcher",
                    "Garner",
                    "Holloway",
                    "Ingram",
                    "Keller",
                    "Lowell",
                    "Marsh");

    static final List<String> TITLES = List.of("Head of purchasing", "Plant manager", "IT lead");

    static final List<String> CHINESE_TITLES = List.of("采购总监", "生产经理", "信息主管");

    static final List<String> ROLES = List.of("DECIDER", "INFLUENCER", "USER", "CHAMPION");

    static final List<String> SUBJECTS =
            List.of("First talk about needs", "Demonstration", "Price question", "Yearly review");

    static final List<String> CHINESE_SUBJECTS = List.of("初步需求沟通", "产品演示", "报价咨询", "年度回访");

    static final List<String> TROUBLES =
            List.of("Delivery came late", "Invoice is not clear", "Machine stops after start");

    static final List<String> CHINESE_TROUBLES = List.of("交货延迟", "发票信息有误", "设备启动后停机");

    private Words() {}
}
